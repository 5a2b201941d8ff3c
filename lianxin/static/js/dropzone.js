/* A file box that takes dropped files, opens the camera on a phone, and lists what was chosen. */

export function enhance(zone) {
  const input = zone.querySelector('input[type="file"]');
  if (!input || typeof DataTransfer === "undefined") return;
  new Dropzone(zone, input);
}

class Dropzone {
  constructor(zone, input) {
    Object.assign(this, { zone, input, say: zone.dataset, pictures: [] });
    this.largest = Number(input.dataset.largest) || Infinity;
    this.most = input.multiple ? Number(input.dataset.most) || Infinity : 1;
    this.build();
    this.listen();
    this.show();
  }

  build() {
    this.zone.classList.add("lx-dropzone--live");
    this.input.classList.add("govuk-visually-hidden");
    this.list = make("ul", "lx-dropzone__list");
    this.status = make("p", "govuk-visually-hidden");
    this.status.setAttribute("role", "status");
    const ask = make("div", "lx-dropzone__ask");
    const choose = this.button(this.say.sayChoose, this.input);
    this.takeName(choose);
    ask.append(make("span", "lx-dropzone__drop", this.say.sayDrop), choose);
    if (matchMedia("(pointer: coarse)").matches) ask.append(this.button(this.say.sayCamera, this.camera()));
    this.zone.append(ask, this.list, this.status);
  }

  button(words, opens) {
    const button = make("button", "govuk-button govuk-button--secondary", words);
    button.type = "button";
    const about = this.input.getAttribute("aria-describedby");
    if (about) button.setAttribute("aria-describedby", about);
    button.addEventListener("click", () => opens.click());
    return button;
  }

  takeName(button) {
    const label = document.querySelector(`label[for="${this.input.id}"]`);
    button.id = this.input.id;
    this.input.id = `${button.id}-input`;
    if (!label) return;
    label.id ||= `${button.id}-label`;
    button.firstChild.replaceWith(make("span", "", button.textContent));
    button.firstChild.id = `${button.id}-words`;
    button.setAttribute("aria-labelledby", `${label.id} ${button.firstChild.id}`);
  }

  camera() {
    const camera = make("input", "govuk-visually-hidden");
    Object.assign(camera, { type: "file", accept: "image/*", tabIndex: -1 });
    camera.setAttribute("capture", "environment");
    camera.setAttribute("aria-hidden", "true");
    camera.addEventListener("change", () => this.add(camera.files));
    this.zone.append(camera);
    return camera;
  }

  listen() {
    this.input.tabIndex = -1;
    this.input.setAttribute("aria-hidden", "true");
    this.kept = [...this.input.files];
    this.input.addEventListener("change", () => this.add(this.input.files));
    this.zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.zone.classList.add("lx-dropzone--over");
    });
    for (const end of ["dragleave", "drop"]) {
      this.zone.addEventListener(end, () => this.zone.classList.remove("lx-dropzone--over"));
    }
    this.zone.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add(event.dataTransfer.files);
    });
  }

  add(files) {
    const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
    const fresh = [...files].filter((file) => !this.kept.some((one) => same(one, file)));
    this.kept = this.input.multiple ? [...this.kept, ...fresh] : fresh.slice(-1);
    this.show();
    this.status.textContent = `${this.say.sayAdded} ${fresh.map((file) => file.name).join(", ")}`;
  }

  remove(file) {
    this.kept = this.kept.filter((one) => one !== file);
    this.show();
    this.zone.querySelector("button").focus();
  }

  show() {
    const holder = new DataTransfer();
    for (const file of this.kept) holder.items.add(file);
    this.input.files = holder.files;
    this.pictures.splice(0).forEach((address) => URL.revokeObjectURL(address));
    this.list.replaceChildren(...this.kept.map((file, place) => this.row(file, place)));
    this.list.hidden = !this.kept.length;
  }

  row(file, place) {
    const wrong = place >= this.most ? this.say.sayMany : file.size > this.largest ? this.say.sayLarge : "";
    const row = make("li", `lx-dropzone__file${wrong ? " lx-dropzone__file--wrong" : ""}`);
    if (file.type.startsWith("image/")) row.append(this.picture(file));
    const name = make("span", "lx-dropzone__name", file.name);
    name.append(make("span", "lx-dropzone__size", [size(file.size), wrong].filter(Boolean).join(" · ")));
    const remove = make("button", "lx-link-button", this.say.sayRemove);
    remove.type = "button";
    remove.append(make("span", "govuk-visually-hidden", ` ${file.name}`));
    remove.addEventListener("click", () => this.remove(file));
    row.append(name, remove);
    return row;
  }

  picture(file) {
    const picture = make("img", "lx-dropzone__picture");
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    this.pictures.push(picture.src);
    return picture;
  }
}

function make(tag, classes, words) {
  const element = document.createElement(tag);
  element.className = classes;
  if (words) element.textContent = words;
  return element;
}

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

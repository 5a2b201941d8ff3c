/* A search box above a long select: typing leaves only the options that fit. Without it the select is whole. */

export function enhance(holder) {
  const select = holder.querySelector("select");
  if (!select || select.options.length < 12) return;
  new Finder(holder, select);
}

class Finder {
  constructor(holder, select) {
    Object.assign(this, { holder, select, say: holder.dataset });
    this.whole = [...select.children].map((child) => child.cloneNode(true));
    this.box = document.createElement("input");
    Object.assign(this.box, { type: "search", className: "govuk-input lx-find__box", autocomplete: "off" });
    this.box.setAttribute("aria-controls", select.id);
    const label = document.querySelector(`label[for="${select.id}"]`);
    const name = label ? label.firstChild.textContent.trim() : "";
    this.box.setAttribute("aria-label", `${name} ${this.say.sayFind}`);
    this.box.placeholder = this.say.sayFind;
    this.state = document.createElement("p");
    this.state.className = "lx-note lx-find__state";
    this.state.setAttribute("role", "status");
    select.before(this.box);
    select.after(this.state);
    this.box.addEventListener("input", (event) => event.isComposing || this.find());
    this.box.addEventListener("compositionend", () => this.find());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  find() {
    const words = this.box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = this.select.value;
    this.select.replaceChildren(...this.whole.map((child) => fitting(child, words, chosen)).filter(Boolean));
    const left = [...this.select.options].filter((option) => option.value && fits(option, words));
    this.select.value = left.length === 1 && words.length ? left[0].value : chosen;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.state.textContent = words.length ? (left.length ? `${this.say.sayFound}${left.length}` : this.say.sayNone) : "";
  }
}

function fitting(child, words, chosen) {
  const copy = child.cloneNode(true);
  if (copy.tagName !== "OPTGROUP") return copy;
  const whole = contains(copy.label, words);
  for (const option of [...copy.children]) {
    if (!whole && option.value !== chosen && !contains(`${copy.label} ${option.text}`, words)) option.remove();
  }
  return copy.children.length ? copy : null;
}

function fits(option, words) {
  return contains(`${option.parentElement.label ?? ""} ${option.text}`, words);
}

function contains(text, words) {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

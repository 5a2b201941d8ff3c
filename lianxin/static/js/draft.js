/* Keep a half-written form in this browser, only where the person ticks it, and never who they are. */

const DAYS = 7;

export function enhance(form) {
  const ask = form.querySelector("[data-draft-ask]");
  if (!ask || !storage()) return;
  new Draft(form, ask);
}

class Draft {
  constructor(form, ask) {
    this.form = form;
    this.key = `lianxin-draft-${form.dataset.draft}`;
    this.tick = ask.querySelector("[data-draft-tick]");
    this.state = ask.querySelector("[data-draft-state]");
    ask.hidden = false;
    this.restore();
    this.tick.addEventListener("change", () => (this.tick.checked ? this.keep() : this.forget()));
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", (event) => {
      if (event.submitter?.formTarget) return;
      clearTimeout(this.timer);
      if (this.tick.checked) this.keep();
      sessionStorage.setItem("lianxin-sent", form.dataset.draft);
    });
  }

  fields() {
    const about = "textarea, input[type=text], input[type=radio], input[type=checkbox], input[type=date], select";
    return [...this.form.querySelectorAll(about)].filter(
      (field) => field.name && field !== this.tick && !this.names(field),
    );
  }

  names(field) {
    return field.closest("[data-personal]") || /name|id_number|phone|address|password|code|token/.test(field.name);
  }

  later() {
    clearTimeout(this.timer);
    if (this.tick.checked) this.timer = setTimeout(() => this.keep(), 800);
  }

  keep() {
    const values = this.fields().map((field) => [field.name, mark(field) ? [field.value, field.checked] : field.value]);
    storage().setItem(this.key, JSON.stringify({ at: Date.now(), values }));
    this.state.textContent = this.state.dataset.sayKept;
  }

  forget() {
    storage().removeItem(this.key);
    this.state.textContent = "";
  }

  restore() {
    const kept = read(this.key);
    if (!kept) return;
    this.tick.checked = true;
    let back = false;
    for (const field of this.fields()) back = fill(field, kept.values) || back;
    if (back) this.state.textContent = this.state.dataset.sayBack;
  }
}

function read(key) {
  try {
    const kept = JSON.parse(storage().getItem(key));
    if (kept && Date.now() - kept.at < DAYS * 86400000) return kept;
    storage().removeItem(key);
  } catch {
    storage().removeItem(key);
  }
  return null;
}

function fill(field, values) {
  if (mark(field)) {
    const found = values.find(([name, value]) => name === field.name && value[0] === field.value);
    if (found) field.checked = found[1][1];
    return Boolean(found?.[1][1]);
  }
  const found = values.find(([name]) => name === field.name);
  if (!found || field.value || typeof found[1] !== "string") return false;
  field.value = found[1];
  return Boolean(found[1]);
}

function mark(field) {
  return field.type === "radio" || field.type === "checkbox";
}

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

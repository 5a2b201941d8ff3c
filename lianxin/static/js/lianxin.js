/* The one script that pages load: it starts each behaviour where its data-… is found. */

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

const BEHAVIOURS = {
  "[data-dropzone]": "./dropzone.js",
  "[data-copy]": "./copy.js",
  "[data-large-type]": "./large-type.js",
  "[data-submit-once]": "./submit-once.js",
  "[data-draft]": "./draft.js",
  "[data-filter]": "./filter.js",
  "[data-find-option]": "./find-option.js",
  "[data-more-rows]": "./more-rows.js",
};

async function start(root) {
  if (root.querySelector("[data-module]")) {
    const govuk = await import("../vendor/govuk-frontend/govuk-frontend.min.js");
    govuk.initAll({ scope: root });
  }
  for (const [mark, script] of Object.entries(BEHAVIOURS)) {
    const found = [...root.querySelectorAll(mark)];
    if (!found.length) continue;
    const { enhance } = await import(script);
    for (const element of found) {
      const key = script.replace(/\W/g, "");
      if (element.dataset.enhanced?.includes(key)) continue;
      element.dataset.enhanced = `${element.dataset.enhanced ?? ""} ${key}`;
      enhance(element);
    }
  }
}

/* A draft is forgotten once its form was sent and another page came: an error shows the form again. */
function forgetSentDraft() {
  try {
    const sent = sessionStorage.getItem("lianxin-sent");
    sessionStorage.removeItem("lianxin-sent");
    if (sent && !document.querySelector(`[data-draft="${CSS.escape(sent)}"]`)) {
      localStorage.removeItem(`lianxin-draft-${sent}`);
    }
  } catch {
    /* A browser that keeps nothing has nothing to forget. */
  }
}

forgetSentDraft();
start(document.body);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) start(event.detail.elt);
});

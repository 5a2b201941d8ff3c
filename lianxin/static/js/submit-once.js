/* A form is sent once: the button rests after the first press, and works again after "back". */

export function enhance(button) {
  const form = button.form;
  if (!form) return;
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget) return; /* it only looks, in a window of its own */
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    button.setAttribute("aria-disabled", "true");
    setTimeout(() => wake(form, button), 20000);
  });
  addEventListener("pageshow", () => wake(form, button));
}

function wake(form, button) {
  delete form.dataset.sent;
  button.removeAttribute("aria-disabled");
}

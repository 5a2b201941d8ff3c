/* Filters take effect as soon as a choice is made or typing pauses; without htmx the button does it. */

export function enhance(form) {
  if (!form.hasAttribute("hx-get")) return;
  let timer;
  const send = () => {
    clearTimeout(timer);
    form.requestSubmit();
  };
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) send();
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("input[type=search], input[type=text]") || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(send, 600);
  });
}

/* Another row of a form, added on the spot; without it a button asks the office's computer and keeps all typed. */

export function enhance(holder) {
  const row = holder.querySelector("template");
  const button = holder.querySelector("[data-more-rows-button]");
  const count = holder.querySelector("[data-more-rows-count]");
  if (!row || !button || !count) return;
  button.addEventListener("click", (event) => {
    if (Number(count.value) >= Number(count.dataset.most)) return;
    event.preventDefault();
    const place = Number(count.value);
    count.value = String(place + 1);
    const made = document.createElement("div");
    made.innerHTML = row.innerHTML.replaceAll("__n__", String(place)).replaceAll("__n1__", String(place + 1));
    const added = made.firstElementChild;
    row.before(added);
    added.querySelector("input[type=text], input:not([type])")?.focus();
  });
}

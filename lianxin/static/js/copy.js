/* A button that copies a code and says so; it stays hidden where the browser cannot copy. */

export function enhance(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.firstChild;
  const before = words.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    words.textContent = button.dataset.sayCopied;
    setTimeout(() => { words.textContent = before; }, 2500);
  });
}

/* Large type without loading the page again; the server keeps the cookie. */

export function enhance(form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const large = button.value === "1";
    document.documentElement.classList.toggle("large-type", large);
    button.setAttribute("aria-pressed", String(large));
    const data = new FormData(form);
    data.set("large", button.value);
    button.value = large ? "0" : "1";
    await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
  });
}

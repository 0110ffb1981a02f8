// Puts a box below every password that shows what is typed, for those who cannot type blind.
const texts = document.currentScript.dataset;
for (const input of document.querySelectorAll("input[type=password]")) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.id = `${input.id}-shown`;
  box.className = "form-check-input";
  const label = document.createElement("label");
  label.className = "form-check-label";
  label.htmlFor = box.id;
  label.textContent = texts.show;
  const check = document.createElement("div");
  check.className = "form-check mb-3";
  check.append(box, label);
  input.classList.remove("mb-3");
  input.classList.add("mb-2");
  input.after(check);
  box.addEventListener("change", () => (input.type = box.checked ? "text" : "password"));
  // browsers offer to keep only what was typed into a password field
  input.form.addEventListener("submit", () => (input.type = "password"));
}

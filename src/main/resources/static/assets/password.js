// Puts a button beside every password that shows what is typed, for those who cannot type blind.
const texts = document.currentScript.dataset;
for (const input of document.querySelectorAll("input[type=password]")) {
  const group = document.createElement("div");
  group.className = "input-group mb-3";
  input.classList.remove("mb-3");
  input.before(group);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline-secondary";
  button.setAttribute("aria-controls", input.id);
  group.append(input, button);
  const show = (shown) => {
    input.type = shown ? "text" : "password";
    button.textContent = shown ? texts.hide : texts.show;
  };
  button.addEventListener("click", () => show(input.type === "password"));
  // browsers offer to keep only what was typed into a password field
  input.form.addEventListener("submit", () => show(false));
  show(false);
}

// Opens and closes the menu on small screens; without JavaScript the menu is simply always there.
const button = document.querySelector(".menu-button");
const menu = document.getElementById("menu");

document.documentElement.classList.add("has-menu-button");
button.hidden = false;

const show = (open) => {
  button.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("is-open", open);
};

button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
  show(false);
  button.focus();
});
menu.addEventListener("click", (event) => {
  if (event.target.closest("a")) show(false);
});

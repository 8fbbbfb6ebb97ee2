// The menu on small screens, the sorting of lists and closing the contact bubble.
const menuButton = document.querySelector(".menu-button");
const menu = document.getElementById("menu");
document.documentElement.classList.add("has-script");
menuButton.hidden = false;

const showMenu = (open) => {
  menuButton.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("is-open", open);
};
menuButton.addEventListener("click", () => showMenu(menuButton.getAttribute("aria-expanded") !== "true"));

const chat = document.querySelector(".chat");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (menuButton.getAttribute("aria-expanded") === "true") {
    showMenu(false);
    menuButton.focus();
  }
  if (chat?.open) {
    chat.open = false;
    chat.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  if (chat?.open && !chat.contains(event.target)) chat.open = false;
});

const sort = document.querySelector("[data-sort]");
if (sort) {
  const list = document.querySelector("[data-sortable]");
  const original = [...list.children];
  const cents = (card) => Number(card.dataset.cents);
  sort.hidden = false;
  sort.querySelector("select").addEventListener("change", ({ target }) => {
    const cards = [...original];
    if (target.value === "up") cards.sort((a, b) => cents(a) - cents(b));
    if (target.value === "down") cards.sort((a, b) => cents(b) - cents(a));
    list.append(...cards);
  });
}

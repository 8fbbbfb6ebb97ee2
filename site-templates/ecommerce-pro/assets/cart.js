// The bag: quantities by product in localStorage, prices always from the page, the order as an e-mail.
const key = "bag";
const most = 99;
const drawer = document.getElementById("cart");
const part = (name) => drawer.querySelector(`[data-cart-${name}]`);

const catalogue = new Map(
  [...document.querySelectorAll("#catalogue li")].map(({ dataset }) => [
    dataset.slug,
    { ...dataset, cents: Number(dataset.cents) },
  ]),
);

const load = () => {
  try {
    const stored = JSON.parse(localStorage.getItem(key)) ?? {};
    const known = Object.entries(stored).filter(([slug, count]) => catalogue.has(slug) && Number.isInteger(count) && count > 0);
    return new Map(known.map(([slug, count]) => [slug, Math.min(count, most)]));
  } catch {
    return new Map();
  }
};

let bag = load();

const save = () => {
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(bag)));
  } catch {
    // Storage may be full or forbidden; the bag then lives as long as the page.
  }
};

const money = (cents) => `${drawer.dataset.symbol}${(cents / 100).toFixed(2)}`;

const totals = () => {
  const goods = [...bag].reduce((sum, [slug, count]) => sum + catalogue.get(slug).cents * count, 0);
  const delivery = goods >= Number(drawer.dataset.freeFrom) ? 0 : Number(drawer.dataset.delivery);
  return { goods, delivery, total: goods + delivery };
};

const orderAddress = () => {
  const { goods, delivery, total } = totals();
  const lines = [...bag].map(([slug, count]) => `${count} x ${catalogue.get(slug).title}: ${money(catalogue.get(slug).cents * count)}`);
  const text = ["Hello,", "", "I would like to order:", "", ...lines, "", `Goods ${money(goods)}`, `Delivery ${money(delivery)}`,
    `Total ${money(total)}`, "", "Please deliver to:", ""];
  const subject = `Order from ${drawer.dataset.shop}`;
  return `mailto:${drawer.dataset.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.join("\r\n"))}`;
};

const lineOf = (slug, count) => {
  const product = catalogue.get(slug);
  const line = document.getElementById("cart-line").content.cloneNode(true).firstElementChild;
  line.querySelectorAll("[data-link]").forEach((link) => { link.href = product.path; });
  line.querySelector("[data-image]").src = product.image;
  line.querySelector(".cart-picture").classList.add(`tint-${product.tint}`);
  line.querySelector("[data-title]").textContent = product.title;
  line.querySelector("[data-price]").textContent = money(product.cents);
  line.querySelector("[data-quantity]").textContent = count;
  line.querySelector("[data-less]").addEventListener("click", () => change(slug, count - 1));
  line.querySelector("[data-more]").addEventListener("click", () => change(slug, count + 1));
  line.querySelector("[data-remove]").addEventListener("click", () => change(slug, 0));
  return line;
};

const show = () => {
  const { goods, delivery, total } = totals();
  const missing = Number(drawer.dataset.freeFrom) - goods;
  const pieces = [...bag.values()].reduce((sum, count) => sum + count, 0);
  part("lines").replaceChildren(...[...bag].map(([slug, count]) => lineOf(slug, count)));
  part("empty").hidden = pieces > 0;
  part("foot").hidden = pieces === 0;
  part("hint").textContent = missing > 0 ? `${money(missing)} more and delivery is free.` : "Delivery is free.";
  part("goods").textContent = money(goods);
  part("delivery").textContent = delivery === 0 ? "free" : money(delivery);
  part("total").textContent = money(total);
  part("order").href = orderAddress();
  document.querySelector("[data-cart-count]").textContent = pieces;
};

// Redrawing replaces the buttons, so focus returns to the same control of the same line.
const change = (slug, count) => {
  const control = ["data-less", "data-more"].find((name) => document.activeElement?.hasAttribute(name));
  const index = [...bag.keys()].indexOf(slug);
  if (count > 0) bag.set(slug, Math.min(count, most));
  else bag.delete(slug);
  save();
  show();
  part("status").textContent = `${catalogue.get(slug).title}: ${bag.get(slug) ?? 0} in the bag.`;
  if (!drawer.open || index < 0) return;
  const line = part("lines").children[index];
  (count > 0 && control ? line?.querySelector(`[${control}]`) : part("close"))?.focus();
};

const open = () => {
  if (!drawer.open) drawer.showModal();
};

document.querySelectorAll("[data-cart-open]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", open);
});
part("close").addEventListener("click", () => drawer.close());
drawer.addEventListener("click", (event) => {
  if (event.target === drawer) drawer.close();
});

const buy = document.querySelector("[data-buy]");
if (buy) {
  const quantity = buy.querySelector("[data-quantity]");
  const step = (by) => { quantity.textContent = Math.min(most, Math.max(1, Number(quantity.textContent) + by)); };
  buy.querySelector("[data-less]").addEventListener("click", () => step(-1));
  buy.querySelector("[data-more]").addEventListener("click", () => step(1));
  buy.hidden = false;
}

document.querySelectorAll("[data-add]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const slug = button.dataset.add;
    const wanted = Number(button.closest("[data-buy]")?.querySelector("[data-quantity]").textContent ?? 1);
    change(slug, (bag.get(slug) ?? 0) + wanted);
    open();
  });
});

window.addEventListener("storage", (event) => {
  if (event.key !== key) return;
  bag = load();
  show();
});
show();

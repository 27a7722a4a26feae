// Keys for those who review much: everything they do, links and buttons do as well. They can be switched off.
"use strict";
(() => {
  const KEYS = {
    j: "next item", k: "item before", n: "next marked words", p: "marked words before",
    a: "accept", x: "reject", e: "change", u: "undo", "/": "search", "?": "these keys",
  };
  const off = () => localStorage.getItem("communique-keys") === "off";
  const rows = [...document.querySelectorAll("tr.cell")];
  const marks = [...document.querySelectorAll(".words mark")];
  let row = -1;
  let mark = -1;

  const go = (list, at) => {
    if (!list[at]) return false;
    document.querySelectorAll(".current").forEach((one) => one.classList.remove("current"));
    list[at].classList.add("current");
    list[at].scrollIntoView({ block: "center" });
    if (list[at].tabIndex === -1 && list[at].matches("[tabindex]")) list[at].focus();
    return true;
  };
  const follow = (key) => {
    const scope = row >= 0 ? rows[row] : document;
    const found = scope.querySelector(`[data-key="${key}"]`);
    if (found) found.click();
  };
  const step = (key, by) => {
    if (go(rows, row + by)) { row += by; return; }
    const link = document.querySelector(`a[data-key="${key}"]`);
    if (link) link.click();
  };
  const show = () => {
    const box = document.createElement("dialog");
    const list = document.createElement("dl");
    for (const [key, words] of Object.entries(KEYS)) {
      const dt = document.createElement("dt"); dt.textContent = key;
      const dd = document.createElement("dd"); dd.textContent = words;
      list.append(dt, dd);
    }
    const toggle = document.createElement("button");
    toggle.textContent = off() ? "Switch keys on" : "Switch keys off";
    toggle.addEventListener("click", () => { localStorage.setItem("communique-keys", off() ? "on" : "off"); box.close(); });
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => box.close());
    box.setAttribute("aria-label", "Keys");
    box.append(list, toggle, " ", close);
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  };

  const button = document.querySelector("[data-keys]");
  if (button) { button.hidden = false; button.addEventListener("click", show); }
  document.addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    const act = {
      j: () => step("j", 1), k: () => step("k", -1),
      n: () => { if (go(marks, mark + 1)) mark += 1; }, p: () => { if (go(marks, mark - 1)) mark -= 1; },
      a: () => follow("a"), x: () => follow("x"), e: () => follow("e"), u: () => follow("u"),
      "/": () => document.getElementById("find")?.focus(), "?": show,
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();

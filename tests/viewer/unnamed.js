// Controls on the page that a screen reader could not name.
() => [...document.querySelectorAll("button, input, select, a[href], summary, canvas, [role]")]
  .filter((e) => e.checkVisibility() && !e.closest("[aria-hidden=true]"))
  .filter((e) => !["presentation", "list", "listitem", "group", "status", "tooltip", "listbox", "search"].includes(e.role))
  .filter((e) => !(e.innerText || "").trim() && !e.getAttribute("aria-label") && !(e.labels && [...e.labels].some((l) => l.innerText.trim())))
  .map((e) => e.outerHTML.slice(0, 120))

const SHOWN_MS = 5_000;
const place = document.createElement("p");
let timer = 0;

/** A live region must stand in the page before it speaks. */
export function startToasts(): void {
  place.className = "toast";
  place.setAttribute("role", "status");
  document.body.append(place);
}

/** Says something in passing, to eyes and ears; nobody has to react to it. */
export function toast(text: string | undefined): void {
  if (!text) return;
  place.textContent = text;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    place.textContent = "";
  }, SHOWN_MS);
}

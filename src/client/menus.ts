/** Menus are `<details data-menu>` and open without us; here they also close by Escape and by a press elsewhere. */
export function closeMenus(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    }
  });
  const closeOthers = (event: Event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  };
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
}

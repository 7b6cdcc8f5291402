/** From here on it is worth knowing how much room is left. */
const NEAR = 0.7;

/** "132 / 160" beside a one-line field that is nearly full. */
export function countCharacters(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[type=text][maxlength].control")) {
    const label = field.labels?.[0];
    if (!label) continue;
    const count = document.createElement("span");
    count.className = "counter";
    // Screen readers say the limit themselves; a name that changes while one types would be noise.
    count.setAttribute("aria-hidden", "true");
    label.append(count);
    const show = () => {
      const { length } = field.value;
      count.textContent = length >= field.maxLength * NEAR ? `${length} / ${field.maxLength}` : "";
    };
    field.addEventListener("input", show);
    show();
  }
}

import { expect, test } from "vitest";
import { formOf } from "./form.ts";

test("a form is found by what it does, with its fields as the page gives them", () => {
  const page = `<form class="search"><input name="q"></form>
    <form method="post"><input type="hidden" name="do" value="reply"/><input type="hidden" name="shown" value="a&amp;b"/>
    <input type="text" name="contact_note" tabindex="-1"><input type="radio" name="view" value="flat">
    <input type="radio" name="view" value="threaded" checked=""><textarea name="body"></textarea></form>`;
  expect(formOf(page, "reply")).toEqual({ do: "reply", shown: "a&b", contact_note: "", view: "threaded", body: "" });
  expect(formOf(page, "start")).toBeNull();
});

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { membersOnly } from "../members-only.ts";

export const metadata: Metadata = { robots: { index: false } };

export default function SettingsPage() {
  membersOnly();
  redirect("/settings/profile");
}

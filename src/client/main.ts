import { closeMenus } from "./menus.ts";

closeMenus();

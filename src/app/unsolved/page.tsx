import { plainList } from "../plain-list.tsx";

const { generateMetadata, Page } = plainList("unsolved");

export { generateMetadata, Page as default };

import { plainList } from "../plain-list.tsx";

const { generateMetadata, Page } = plainList("unanswered");

export { generateMetadata, Page as default };

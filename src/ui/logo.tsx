export type LogoImage = { src: string; width: number; height: number };

export type LogoShown = {
  light: LogoImage;
  dark?: LogoImage;
  /** "" where the name stands beside it. */
  alt: string;
};

/** The company's sign. Its attributes say its shape, so that it has its room before it is there. */
export function Logo({ light, dark, alt }: LogoShown) {
  return (
    <picture>
      {dark && (
        <source srcSet={dark.src} width={dark.width} height={dark.height} media="(prefers-color-scheme: dark)" />
      )}
      <img src={light.src} width={light.width} height={light.height} alt={alt} />
    </picture>
  );
}

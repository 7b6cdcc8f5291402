/** @type {import("next").NextConfig} */
export default {
  // Title and canonical stand in <head> for everybody, and notFound() answers 404, only when metadata is not streamed.
  htmlLimitedBots: /.*/,
  // Compressed once, in src/web/document.ts.
  compress: false,
  poweredByHeader: false,
  // One ETag in one place.
  generateEtags: false,
  // Pictures are shown as they are; src/web/guard.ts turns away who asks for others.
  images: { unoptimized: true },
  serverExternalPackages: ["better-sqlite3", "pg", "pino", "@node-rs/argon2", "nodemailer", "next-auth"],
  typescript: { ignoreBuildErrors: true },
  skipTrailingSlashRedirect: false,
};

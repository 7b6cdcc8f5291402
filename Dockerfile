# Stoa in a container: docker build -t stoa . && docker run -p 3000:3000 -v stoa:/data -e SITE_URL=… stoa
# compose.yaml beside it is the usual way.

FROM node:24-slim AS build
WORKDIR /app
COPY . .
# Binaries come as packages: no compiler is needed, and no install script runs.
RUN --mount=type=cache,target=/tmp/npm npm_config_cache=/tmp/npm scripts/build && rm -rf .next/cache .build/logs

FROM node:24-slim
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
# The program belongs to root and cannot change itself; all it keeps lies in /data.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["scripts/start"]

# One image for the processes of a fleet: the ingester (the default) and the API (bin/noanswer-api.js).
# Pinned by version. Pin the digest too where images are mirrored: docs/fleet.md, "Images".
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
# The one place that the API's keys are written to, by the same user: docs/fleet.md.
RUN install -d -o 10001 -g 10001 /etc/noanswer
WORKDIR /opt/noanswer
# Root's, and nobody writes to it: the processes keep nothing on disk.
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/bin ./bin
USER 10001:10001
EXPOSE 8426
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "bin/healthy.js", "8426"]
# Node.js is process 1: it hears SIGTERM itself, saves and leaves within 10 s.
ENTRYPOINT ["node"]
CMD ["bin/noanswer-ingester.js"]

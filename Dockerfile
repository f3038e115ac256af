# Exact tags. For a build that also refuses a re-tagged image, append the digest that
#   docker buildx imagetools inspect golang:1.26.8
# prints, as in golang:1.26.8@sha256:<digest>.
#
# BuildKit sets BUILDPLATFORM, TARGETOS and TARGETARCH. The older builder knows none of them: then the toolchain is this
# machine's, and so is the target unless the two are given as build arguments beside --platform.
FROM --platform=${BUILDPLATFORM:-linux} golang:1.26.8 AS build
WORKDIR /src

# Where there is no way to the public module proxy, one's own: --build-arg GOPROXY=https://goproxy.example.com
ARG GOPROXY

# Modules first: they change less often than the sources, so this layer is reused.
COPY go.mod go.sum ./
RUN go mod download && go mod verify

COPY api ./api
COPY cmd ./cmd
COPY fonts ./fonts
COPY render ./render

ARG TARGETOS
ARG TARGETARCH
# The history is not part of the build context, so the version comes in as an argument instead of from the VCS. Without one
# the program tells browsers at every start that its pictures may differ.
ARG VERSION
RUN CGO_ENABLED=0 GOOS="${TARGETOS}" GOARCH="${TARGETARCH}" \
    go build -trimpath -buildvcs=false \
      -ldflags "-s -w -X main.version=${VERSION}" \
      -o /out/plugio-charts ./cmd/plugio-charts

# Nothing but the binary: it opens no outgoing connection and reads no clock zone, so neither certificates nor zone files are missed.
FROM scratch
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="Plugio Charts" \
      org.opencontainers.image.description="Gauges, counters and bars as PNG or SVG from URL parameters. Keeps nothing." \
      org.opencontainers.image.vendor="Plugio" \
      org.opencontainers.image.source="https://github.com/plugio/charts" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

COPY --from=build /out/plugio-charts /plugio-charts
COPY LICENSE deploy/NOTICE.md fonts/inter/OFL.txt fonts/noto/OFL-Noto.txt /licenses/

# A crash must not print stack words, which may hold a value.
ENV GOTRACEBACK=none

# Numeric, so that an orchestrator can check that it is not root.
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s --retries=3 CMD ["/plugio-charts", "healthcheck"]
ENTRYPOINT ["/plugio-charts"]
CMD ["serve"]

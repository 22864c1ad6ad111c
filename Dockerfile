# HarmoniaNet in JupyterLab; see README.md. Set up by the project's own make, then run without a network.

FROM debian:bookworm-slim AS base
# The kernel is jshell, thus a whole JDK; jmods are only for jlink. No browser: the reader's own draws
# the charts, and Chromium with its fonts, for make report PDF=1 and make test, is as large as the JDK.
RUN apt-get update \
    && mkdir -p /usr/share/man/man1 \
    && apt-get install -y --no-install-recommends make openjdk-17-jdk-headless python3-venv tini \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/* /usr/lib/jvm/*/jmods
ENV LANG=C.UTF-8 DJL_CACHE_DIR=/opt/djl
WORKDIR /harmonianet

FROM base AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven
COPY Makefile ./
COPY environment environment
RUN environment/setup/setup.sh packages
COPY pom.xml ./
COPY tests/pom.xml tests/
COPY lib lib
RUN make setup && rm -rf lib/target tests
# DJL unpacks PyTorch when it is first used.
RUN echo 'class Unpack { public static void main(String[] none) { ai.djl.engine.Engine.getInstance(); } }' \
        >/tmp/Unpack.java \
    && java -Dai.djl.offline=true -cp '.venv/share/jupyter/kernels/harmonianet/lib/*' /tmp/Unpack.java \
    && chmod -R a+rX /opt/djl

FROM base
COPY --from=build /opt/djl /opt/djl
COPY --from=build /harmonianet .
COPY LICENSE README.md ./
COPY notebooks notebooks
ARG USER_ID=1000
RUN useradd --create-home --uid "$USER_ID" harmonianet \
    && mkdir build data \
    && chown -R harmonianet: build data notebooks \
    && chown harmonianet: .
USER $USER_ID
EXPOSE 8888
# Asks JupyterLab; what it says of a container that runs the batch has no meaning.
HEALTHCHECK --start-period=30s \
    CMD [".venv/bin/python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8888/api', timeout=9)"]
# Ctrl-C and docker stop reach make and what it runs alike.
ENTRYPOINT ["tini", "-g", "--"]
# JupyterLab's token is JUPYTER_TOKEN, or else made up and shown in the log.
CMD ["make", "lab", "LAB=--no-browser --ip=0.0.0.0"]

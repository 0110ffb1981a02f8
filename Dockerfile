# Builds the program and packs it with a Java runtime only. The image has no database server in it: it needs
# SPRING_DATASOURCE_URL, see docker-compose.yml and docs/operations.md.

FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /build

# the libraries change less often than the program, so they get a layer of their own
COPY pom.xml ./
RUN mvn -B -q dependency:go-offline

COPY LICENSE NOTICE ./
COPY processes processes
COPY forms forms
COPY src src
RUN mvn -B -DskipTests package

# one directory for each layer; the PostgreSQL servers for developers' machines (two thirds of the jar) stay behind
RUN java -Djarmode=tools -jar target/paspor-online.jar extract --layers --destination layers \
    && rm layers/dependencies/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:17-jre

RUN groupadd --gid 10001 paspor \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin paspor \
    && mkdir /data \
    && chown paspor:paspor /data

# Spring Boot reads /app/config/application.yaml, if there is one
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY operations/start ./

# the archive of classes is made at the first start, see operations/start
ENV PASPOR_DATA_DIRECTORY=/data \
    PASPOR_UNPACKED=/app \
    PASPOR_CLASSES=/data \
    JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75

USER 10001:10001
VOLUME /data
EXPOSE 8080

# bash speaks HTTP here, because the base image promises neither curl nor wget
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r -t 4 status <&3 && [[ $status == *' 200'* ]]"]

ENTRYPOINT ["./start"]

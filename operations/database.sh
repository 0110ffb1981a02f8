# How the scripts beside it reach the database: with the program's own settings. Read by them, not run.

# The program's own PostgreSQL, or one of yours?
is_embedded() { [ -z "${SPRING_DATASOURCE_URL:-}" ]; }

data_directory=${PASPOR_DATA_DIRECTORY:-data}

# The owner of the tables, where there is one; only the owner may read and write all of them.
export PGUSER=${SPRING_FLYWAY_USER:-${SPRING_DATASOURCE_USERNAME:-}}
export PGPASSWORD=${SPRING_FLYWAY_PASSWORD:-${SPRING_DATASOURCE_PASSWORD:-}}

# jdbc:postgresql://a,b:5433/paspor?sslmode=verify-full&socketTimeout=300 as libpq reads it: hosts, name, and what both know
database() {
  local url=${SPRING_FLYWAY_URL:-$SPRING_DATASOURCE_URL}
  local address=${url#jdbc:} known
  known=$(grep -oE '[?&](sslmode|sslrootcert)=[^&]*' <<<"$address" | tr -d '?&' | tr '\n' '&' || true)
  printf '%s?%starget_session_attrs=read-write\n' "${address%%\?*}" "$known"
}

# Refuses while the program's own PostgreSQL runs, of which a copy would be torn.
must_be_stopped() {
  local pid
  pid=$(head -1 "$data_directory/postgresql/postmaster.pid" 2>/dev/null || true)
  if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; then
    echo "Stop the program first: its own PostgreSQL runs on $data_directory (process $pid)." >&2
    exit 1
  fi
}

ask() { psql --no-psqlrc --tuples-only --no-align --dbname="$(database)" --command="$1"; }

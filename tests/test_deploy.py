"""What is in deploy/ fits the program: each file is read by the tool that it is for where that is installed, and nginx
runs before a real server as a city would run it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from groundplan.cli.main import parser
from groundplan.web.sources.sizes import LARGEST_FORM

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
PROXIES = ("nginx.conf", "Caddyfile", "apache.conf")
NAME = "plan.example.org"
PASSWORD = "four quiet readers wait"


def text_of(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def tool(*names):
    """The first of these programs that is installed; administrators' programs are often not on the path."""
    where = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    for name in names:
        if found := shutil.which(name, path=where):
            return found
    return pytest.skip(f"{names[0]} is not installed here")


def run(*command, **how):
    done = subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, timeout=60, check=False, **how
    )
    return done.returncode, done.stdout + done.stderr


def taken(line):
    """The words behind `groundplan` in a command line, as the program takes them."""
    return parser().parse_args(line.rpartition("groundplan ")[2].split())


# -- systemd


def unit():
    """The lines of the unit: every value of each name, in order."""
    found = {}
    for line in text_of("groundplan.service").splitlines():
        name, _is, value = line.partition("=")
        if _is and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def test_the_service_starts_what_the_program_takes_and_writes_nowhere_else():
    lines = unit()
    assert taken(lines["ExecStart"][0]).no_open
    assert lines["User"] == ["groundplan"]
    assert lines["Environment"] == [f"GROUNDPLAN_HOME=/var/lib/{lines['StateDirectory'][0]}"]
    assert lines["StateDirectoryMode"] == ["0700"]
    assert lines["ReadWritePaths"] == ["-/var/backups/groundplan"]
    hardened = {"NoNewPrivileges": ["yes"], "ProtectSystem": ["strict"], "ProtectHome": ["yes"], "PrivateTmp": ["yes"]}
    assert hardened.items() <= lines.items()


def python_in(folder):
    """This Python under a path without spaces, wherever the checkout lies."""
    made = folder / "python"
    made.symlink_to(sys.executable)
    return made


def test_systemd_finds_nothing_wrong_with_the_service(tmp_path):
    analyze = tool("systemd-analyze")
    # The program lies elsewhere here, and the account need not exist.
    told = re.sub(r"/opt/groundplan/\.venv/bin/groundplan", str(python_in(tmp_path)), text_of("groundplan.service"))
    here = tmp_path / "groundplan.service"
    here.write_text(told.replace("file:///opt", "file:/opt"), encoding="utf-8")
    code, said = run(analyze, "verify", "--man=no", here)
    assert (code, said) == (0, "")


def test_systemd_calls_the_service_well_closed(tmp_path):
    """Its own measure, from 0 (closed) to 10: what is below 2.0 it calls OK."""
    analyze = tool("systemd-analyze")
    code, said = run(analyze, "security", "--offline=yes", "--threshold=20", DEPLOY / "groundplan.service")
    assert code == 0, said[-300:]


def test_the_command_for_root_has_the_services_account_folder_and_settings_as_they_stand(tmp_path):
    """A password may hold what a shell would take to pieces."""
    settings = tmp_path / "groundplan.env"
    address = "postgres://groundplan:a$b`c&d'e f@127.0.0.1:5432/groundplan?sslmode=require"
    settings.write_text(f"# not a setting\n\nGROUNDPLAN_HOSTS={NAME}\nDATABASE_URL={address}", encoding="utf-8")
    script = text_of("groundplan")
    lines = unit()
    program = lines["ExecStart"][0].partition(" ")[0]
    assert f"exec runuser -u {lines['User'][0]} -- {program} " in script
    assert lines["Environment"][0] in script
    assert f"settings={lines['EnvironmentFile'][0].removeprefix('-')}\n" in script
    shown = "import os, sys; print([os.environ.get(each) for each in sys.argv[1:]])"
    here = script.replace("/etc/groundplan/groundplan.env", str(settings)).replace(
        f"runuser -u groundplan -- {program}", f"{python_in(tmp_path)} -c '{shown}'"
    )
    names = ("DATABASE_URL", "GROUNDPLAN_HOSTS", "GROUNDPLAN_HOME", "GROUNDPLAN_NO_OPEN")
    code, said = run("sh", "-c", here, "groundplan", *names)
    assert (code, said) == (0, f"{[address, NAME, '/var/lib/groundplan', '1']!r}\n")


# -- containers


def compose():
    return yaml.safe_load(text_of("compose.yaml"))


def test_the_container_starts_what_the_program_takes_as_nobody_in_particular():
    lines = text_of("Dockerfile")
    command = re.search(r"^CMD (\[.*\])$", lines, re.MULTILINE)[1]
    assert taken(" ".join(yaml.safe_load(command))).host == "0.0.0.0"
    user = re.findall(r"^USER (\d+):\d+$", lines, re.MULTILINE)
    assert user == ["10001"]
    assert f"--uid {user[0]}" in lines
    final = lines.rpartition("\nFROM ")[2]
    assert "pip uninstall" in final
    assert not re.search(r"apt-get|pip install|gcc", final)


def test_the_image_is_made_of_files_that_are_there_and_let_in():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text_of("Dockerfile"), re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    assert {name for name in names if not (ROOT / name).exists()} == set()
    let_in = {line[1:] for line in text_of("Dockerfile.dockerignore").splitlines() if line.startswith("!")}
    assert let_in == names


def test_the_linter_of_dockerfiles_finds_nothing():
    code, said = run(tool("hadolint"), DEPLOY / "Dockerfile")
    assert (code, said) == (0, "")


def test_the_composition_starts_what_the_program_takes_and_opens_no_door_to_the_world():
    services = compose()["services"]
    assert services["app"]["ports"] == ["127.0.0.1:8000:8000"]
    assert "ports" not in services["database"]
    command = [word.replace("${WORKERS:-2}", "2") for word in services["app"]["command"]]
    assert taken(" ".join(command)).workers == 2
    assert services["app"]["read_only"] is True
    assert services["app"]["cap_drop"] == ["ALL"]


def test_the_composition_keeps_its_data_in_volumes_and_its_password_in_a_file():
    whole = compose()
    named = {mount.partition(":")[0] for each in whole["services"].values() for mount in each["volumes"]}
    assert named == {*whole["volumes"]}
    folders = [mount.partition(":")[2] for mount in whole["services"]["app"]["volumes"]]
    made = re.search(r"install -d .* (/var/\S+) (/var/\S+)", text_of("Dockerfile"))
    assert folders == [*made.groups()]
    # Commands that are run beside the server find the password where libpq looks for it, in memory.
    assert whole["services"]["app"]["environment"]["PGPASSFILE"].startswith(whole["services"]["app"]["tmpfs"][0])
    assert "POSTGRES_PASSWORD" not in whole["services"]["database"]["environment"]
    assert re.fullmatch(r"postgres://\w+@database:5432/\w+", whole["services"]["app"]["environment"]["DATABASE_URL"])
    # What the app believes of its clients comes from the one address from which the port is reached.
    assert (
        whole["services"]["app"]["environment"]["GROUNDPLAN_PROXY"]
        == whole["networks"]["inside"]["ipam"]["config"][0]["gateway"]
    )


def test_docker_reads_the_composition_as_it_is_meant(tmp_path):
    """The older program, docker-compose, does not know yet that a composition can have a name."""
    file, command = DEPLOY / "compose.yaml", [tool("docker-compose", "docker")]
    if command[0].endswith("docker"):
        command.append("compose")
    if run(*command, "version")[0]:
        pytest.skip("docker has no compose here")
    if len(command) == 1:
        file = tmp_path / "compose.yaml"
        file.write_text(re.sub(r"^name: .*\n", "", text_of("compose.yaml"), flags=re.MULTILINE), encoding="utf-8")
    code, said = run(*command, "--file", file, "config", env={**os.environ, "GROUNDPLAN_HOSTS": NAME})
    assert code == 0, said
    assert f"GROUNDPLAN_HOSTS: {NAME}" in said
    code, said = run(*command, "--file", file, "config", env={**os.environ, "GROUNDPLAN_HOSTS": ""})
    assert code != 0
    assert "the name under which people ask" in said


def test_every_command_in_the_container_finds_the_password_and_only_its_own_account_does(tmp_path):
    """The entrypoint for real, with a password that a shell would take to pieces."""
    app = compose()["services"]["app"]
    password, kept = tmp_path / "database-password", tmp_path / "pgpass"
    password.write_text("a$b`c&d'e\n", encoding="utf-8")
    script = [
        word.replace("$$", "$").replace("/run/secrets/database-password", str(password)) for word in app["entrypoint"]
    ]
    code, said = run(*script, "echo", "two words", env={**os.environ, "PGPASSFILE": str(kept)})
    assert (code, said) == (0, "two words\n")
    assert kept.read_text("utf-8") == "database:5432:groundplan:groundplan:a$b`c&d'e\n"
    assert kept.stat().st_mode & 0o777 == 0o600


# -- settings


def test_every_setting_in_these_files_is_in_the_guide():
    files = [each for each in DEPLOY.iterdir() if each.is_file()]
    named = {
        name
        for each in files
        for name in re.findall(r"\b(?:GROUNDPLAN_[A-Z_]+|DATABASE_URL)\b", each.read_text("utf-8"))
    }
    assert {"GROUNDPLAN_HOSTS", "GROUNDPLAN_PROXY", "GROUNDPLAN_BACKUPS"} <= named
    guide = (ROOT / "docs" / "guide" / "operators.md").read_text(encoding="utf-8")
    assert {name for name in named if f"`{name}`" not in guide} == set()


# -- proxies


def test_a_proxy_lets_through_what_groundplan_takes_and_hardly_more():
    """Whoever sends too much should read Groundplan's sentence, not the proxy's number."""
    limits = {
        "nginx.conf": int(re.search(r"client_max_body_size (\d+)m;", text_of("nginx.conf"))[1]) * 1024 * 1024,
        "Caddyfile": int(re.search(r"max_size (\d+)MB", text_of("Caddyfile"))[1]) * 1000 * 1000,
        "apache.conf": int(re.search(r"LimitRequestBody (\d+)", text_of("apache.conf"))[1]),
    }
    assert {name for name, limit in limits.items() if not LARGEST_FORM < limit < 1.1 * LARGEST_FORM} == set()


@pytest.mark.parametrize("name", PROXIES)
def test_an_example_of_a_proxy_asks_where_the_service_listens(name):
    port = taken(unit()["ExecStart"][0]).port
    assert f"127.0.0.1:{port}" in text_of(name)
    assert NAME in text_of(name)


def test_caddy_takes_its_example(tmp_path):
    code, said = run(
        tool("caddy"), "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile",
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
    )  # fmt: skip
    assert code == 0, said


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that signs itself, for the name in the examples: (certificate, key)."""
    folder = tmp_path_factory.mktemp("certificate")
    pem, key = folder / "plan.pem", folder / "plan.key"
    code, said = run(
        tool("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-out", pem, "-keyout", key,
    )  # fmt: skip
    assert code == 0, said
    return pem, key


def with_certificate(text, certificate):
    return re.sub(
        r"/etc/ssl/certs/\S+?\.pem",
        str(certificate[0]),
        re.sub(r"/etc/ssl/private/\S+?\.key", str(certificate[1]), text),
    )


def test_apache_takes_its_example(tmp_path, certificate):
    apache = tool("apache2", "httpd")
    modules = Path("/usr/lib/apache2/modules")
    wanted = (
        "mpm_event",
        "authz_core",
        "alias",
        "ssl",
        "headers",
        "proxy",
        "proxy_http",
        "reqtimeout",
        "socache_shmcb",
    )
    if not modules.is_dir():
        pytest.skip("Apache's modules are elsewhere here")
    loaded = [f"LoadModule {name}_module {modules}/mod_{name}.so" for name in wanted]
    own = [
        f"PidFile {tmp_path}/pid",
        f"ErrorLog {tmp_path}/error",
        f"DefaultRuntimeDir {tmp_path}",
        "ServerName localhost",
    ]
    config = tmp_path / "apache.conf"
    config.write_text(
        "\n".join([*loaded, *own, with_certificate(text_of("apache.conf"), certificate)]), encoding="utf-8"
    )
    code, said = run(apache, "-t", "-d", tmp_path, "-f", config)
    assert (code, said.strip()) == (0, "Syntax OK")

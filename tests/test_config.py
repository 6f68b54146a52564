"""Settings: which goes before which, and what is said of mistakes."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from litmus.config import ModelSettings, Settings, UpstreamSettings, load_settings, utc_now
from litmus.model.errors import ConfigError


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch) -> None:
    """An empty folder, and no settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("HF_ENDPOINT", "LITMUS_OUT", "LITMUS_DATA", "LITMUS_NOW"):
        monkeypatch.delenv(name, raising=False)


def settings_from(text: str) -> Settings:
    Path("litmus.toml").write_text(text, "utf-8")
    return load_settings()


def test_without_a_file_the_public_upstreams_are_used() -> None:
    settings = load_settings()

    assert settings.upstream.hugging_face == "https://huggingface.co"
    assert settings.upstream.arxiv_interval == 3.0
    assert settings.categories == ("cs.AI", "cs.CL", "cs.CV", "cs.LG")


def test_the_command_line_goes_before_the_environment_before_the_file(monkeypatch) -> None:
    Path("litmus.toml").write_text('out = "file"\ncontact = "file"\ndata = "file"', "utf-8")
    monkeypatch.setenv("LITMUS_OUT", "environment")
    monkeypatch.setenv("LITMUS_DATA", "environment")

    settings = load_settings(out=Path("line"))

    assert (str(settings.out), str(settings.data), settings.contact) == ("line", "environment", "file")


def test_hf_endpoint_names_a_mirror(monkeypatch) -> None:
    """The convention of huggingface_hub; Litmus' own variable goes before it."""
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example/")
    assert load_settings().upstream.hugging_face == "https://mirror.example"

    monkeypatch.setenv("LITMUS_UPSTREAM__HUGGING_FACE", "https://other.example")
    assert load_settings().upstream.hugging_face == "https://other.example"


def test_paths_of_a_file_are_relative_to_it(tmp_path) -> None:
    folder = tmp_path / "deep"
    folder.mkdir()
    (folder / "mine.toml").write_text('out = "pages"\nprofile = "me.toml"', "utf-8")

    settings = load_settings(folder / "mine.toml")

    assert settings.out == folder / "pages"
    assert settings.profile == (folder / "me.toml",)


def test_several_readers_share_the_settings(tmp_path, monkeypatch) -> None:
    (tmp_path / "mine.toml").write_text('profile = ["me.toml", "you.toml"]', "utf-8")
    assert load_settings(tmp_path / "mine.toml").profile == (tmp_path / "me.toml", tmp_path / "you.toml")

    monkeypatch.setenv("LITMUS_PROFILE", "me.toml")
    assert load_settings().profile == (Path("me.toml"),)
    monkeypatch.setenv("LITMUS_PROFILE", '["me.toml", "you.toml"]')
    assert load_settings().profile == (Path("me.toml"), Path("you.toml"))
    monkeypatch.setenv("LITMUS_PROFILE", "[me")
    with pytest.raises(ConfigError, match="the environment: profile"):
        load_settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("outt = 'x'", "outt: there is no such key; is it “out” that you mean"),
        ("budget = 3", r"budget: there is no such key; is it “models\.budget” that you mean\?"),
        (
            "[models.prices.'a:b']\ninput = 1\noutptu = 2",
            r"models\.prices\.a:b\.outptu: there is no such key; is it “output” that",
        ),
        ("[models]\nunsupported = 'hide'", r"models\.unsupported: “hide” is not among what there is; give 'mark', "),
        ("models = 3", r"models: 3 is no table; begin one with \[models\]"),
        ("out = 3", "out: 3 is no path; put one in quotes"),
        ("[upstream]\narxiv = 'arxiv.org'", r"upstream\.arxiv: give a URL"),
        ("[upstream]\narxiv_interval = -1", r"upstream\.arxiv_interval: "),
        ("out = ", "not readable as TOML"),
        ("now = 2026-02-24T12:00:00", "now: it is no time with its zone; give one such as 2026-"),
        ("categories = ['cs.CLL']", r"categories 1: “cs\.CLL” is no arXiv category; did you mean cs\.CL\?"),
        ("categories = ['cs.ZZ']", "“cs.ZZ” is no arXiv category; https://arxiv.org/category_taxonomy lists them"),
        ("categories = ['@']", "category_taxonomy lists them"),
        ("[upstream]\narxiv = 'http://me:secret@host'", r"upstream\.arxiv: give the URL without user and password"),
    ],
)
def test_a_mistake_is_named_with_the_next_step(text, said) -> None:
    with pytest.raises(ConfigError, match=rf"(?s)litmus\.toml: .*{said}.*`litmus init`"):
        settings_from(text)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match=r"mine\.toml: there is no such file"):
        load_settings(Path("mine.toml"))


def test_the_clock_can_be_stopped() -> None:
    settings = settings_from("now = 2026-02-24T12:00:00+08:00")
    assert utc_now(settings).isoformat() == "2026-02-24T04:00:00+00:00"


def test_a_mistake_in_the_environment_is_not_laid_to_a_file_that_is_not_there(monkeypatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "mirror.example")
    with pytest.raises(ConfigError, match=r"the environment: upstream\.hugging_face: give a URL"):
        load_settings()

    monkeypatch.setenv("LITMUS_CATEGORIES", "cs.CL")
    with pytest.raises(ConfigError, match=r"the environment: .*categories.*as in JSON"):
        load_settings()


def test_a_mirror_may_have_a_path(monkeypatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example/hf/v1/")
    assert load_settings().upstream.hugging_face == "https://mirror.example/hf/v1"


def test_paths_given_elsewhere_are_relative_to_the_current_folder(tmp_path, monkeypatch) -> None:
    """A file in another folder moves what it says and what it leaves open, and nothing else."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "mine.toml").write_text('data = "known"', "utf-8")
    monkeypatch.setenv("LITMUS_DATA", "here")

    settings = load_settings(tmp_path / "deep" / "mine.toml", profile=Path("me.toml"))

    assert (settings.data, settings.profile) == (Path("here"), (Path("me.toml"),))
    assert settings.out == tmp_path / "deep" / "digests"


def test_a_name_that_is_too_long_for_a_file_is_a_file_that_is_not_there() -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_settings(Path("x" * 5000))


def test_what_init_writes_in_comments_is_the_default():
    """Every setting stands in the file, with the value that it has if nobody says anything."""
    text = (files("litmus") / "defaults" / "litmus.toml").read_text("utf-8")
    said = tomllib.loads(re.sub(r"^# (?=\[|[a-z0-9_]+ = )", "", text, flags=re.MULTILINE))
    models, upstream, default = said.pop("models"), said.pop("upstream"), Settings()
    examples = {"servers", "prices"}

    assert models.keys() == ModelSettings.model_fields.keys()
    assert ModelSettings.model_validate({k: v for k, v in models.items() if k not in examples}) == ModelSettings()
    assert upstream.keys() == UpstreamSettings.model_fields.keys()
    assert UpstreamSettings.model_validate(upstream) == UpstreamSettings()
    assert said.keys() == Settings.model_fields.keys() - {"models", "upstream", "now"}
    assert said["categories"] == list(default.categories)

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.balance import Balance
from deepseek_desktop.core.domain.profile import BalanceSource
from deepseek_desktop.core.providers.balance import balances_in, currency_in, exact, json_in

DEEPSEEK = BalanceSource(
    "/user/balance", "/balance_infos/*/total_balance", "/balance_infos/*/currency"
)
AIMLAPI = BalanceSource("/v2/billing", "/current_balance", "/currency")
KEY = BalanceSource("/key", "/data/limit_remaining", "USD")
CREDITS = BalanceSource("/credits", "/data/total_credits - /data/total_usage", "USD")


def short(value: object) -> str:
    return ascii(value)[:24]


def entry(amount: object, currency: object = "USD") -> dict[str, object]:
    return {"currency": currency, "total_balance": amount, "granted_balance": "2.30"}


def infos(*entries: object) -> bytes:
    return json.dumps({"is_available": True, "balance_infos": entries}).encode()


@pytest.mark.parametrize(
    ("source", "body", "balances"),
    [
        (DEEPSEEK, infos(entry("12.30")), (Balance(Decimal("12.30"), "USD"),)),
        (
            DEEPSEEK,
            infos(entry("12.30"), entry("0.00", "CNY")),
            (Balance(Decimal("12.30"), "USD"), Balance(Decimal(0), "CNY")),
        ),
        (DEEPSEEK, infos(), ()),
        (DEEPSEEK, infos(entry("-0.07", "cny")), (Balance(Decimal("-0.07"), "CNY"),)),
        (
            AIMLAPI,
            b'{"current_balance":12.5,"currency":"USD"}',
            (Balance(Decimal("12.5"), "USD"),),
        ),
        (
            AIMLAPI,
            b'{"current_balance":0.1000000000000000055511,"currency":"USD"}',
            (Balance(Decimal("0.1000000000000000055511"), "USD"),),
        ),
        (KEY, b'{"data":{"limit":10,"limit_remaining":7.4}}', (Balance(Decimal("7.4"), "USD"),)),
        (KEY, b'{"data":{"limit_remaining":-0.0}}', (Balance(Decimal(0), "USD"),)),
        (
            KEY,
            b'{"data":{"limit":null,"limit_remaining":null}}',
            (Balance(None, "USD", is_unlimited=True),),
        ),
        (
            CREDITS,
            b'{"data":{"total_credits":20,"total_usage":2.6}}',
            (Balance(Decimal("17.4"), "USD"),),
        ),
        (
            CREDITS,
            b'{"data":{"total_credits":"999999999999","total_usage":1e-25}}',
            (Balance(Decimal("999999999998.9999999999999999999999999"), "USD"),),
        ),
    ],
)
def test_what_is_left_is_read_exactly(
    source: BalanceSource, body: bytes, balances: tuple[Balance, ...]
) -> None:
    assert balances_in(body, source) == balances


def test_what_is_no_money_has_a_unit() -> None:
    source = BalanceSource("/credits", "/balance", unit="credits")

    assert balances_in(b'{"balance": 2000000}', source) == (
        Balance(Decimal(2_000_000), unit="credits"),
    )


@pytest.mark.parametrize(
    "amount",
    ["", "free", "NaN", "Infinity", "1,234.50", "1_000", " 1", "١٢", "9" * 5000, "1e400", "0x10"],
    ids=short,
)
def test_a_text_that_is_no_number_is_unknown_and_never_zero(amount: str) -> None:
    check_unknown(amount)


@pytest.mark.parametrize("amount", [True, False, [], {}, [1], 10**40, "\ud83d"], ids=short)
def test_nonsense_is_unknown_and_never_zero(amount: object) -> None:
    check_unknown(amount)


def check_unknown(amount: object) -> None:
    body = json.dumps({"current_balance": amount, "currency": "USD"}).encode()

    assert balances_in(body, AIMLAPI) == ()
    assert balances_in(infos(entry(amount), entry("1")), DEEPSEEK) == (Balance(Decimal(1), "USD"),)


@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "1" * 5000, "1e999999999999999999999", "1e40"],
    ids=short,
)
def test_a_number_that_is_none_is_not_taken_for_no_limit(number: str) -> None:
    assert balances_in(f'{{"data":{{"limit_remaining":{number}}}}}'.encode(), KEY) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"<html><title>Login</title></html>",
        b"{",
        b"null",
        b"[]",
        b'"12.30"',
        b"{}",
        b'{"balance_infos":null}',
        b'{"balance_infos":{"currency":"USD","total_balance":"1"}}',
        b'{"balance_infos":[null,1,"x",[],{}]}',
        b'{"data":[]}',
        b'{"data":{"total_credits":20}}',
        b'{"data":{"total_credits":20,"total_usage":null}}',
        b'{"error":{"code":401,"message":"No auth"}}',
        b'{"current_balance":12.5}',
        b'{"current_balance":12.5,"currency":null}',
        b'{"current_balance":12.5,"currency":"<b>US dollars</b>"}',
        b"[" * 100_000,
        b'{"data":' * 100_000,
    ],
    ids=short,
)
@pytest.mark.parametrize("source", [DEEPSEEK, AIMLAPI, KEY, CREDITS])
def test_a_body_that_does_not_say_it_leaves_it_unknown(body: bytes, source: BalanceSource) -> None:
    assert balances_in(body, source) == ()


@pytest.mark.parametrize(
    ("pointer", "amounts"),
    [
        ("", []),
        ("/a~1b", [1]),
        ("/m~0n", [2]),
        ("/~01", [3]),
        ("/list/0", [4]),
        ("/list/1/deep", [5]),
        ("/list/01", []),
        ("/list/-", []),
        ("/list/-1", []),
        ("/list/99999999999", []),
        ("/list/*", [4]),
        ("/", [6]),
        ("list/0", []),
        ("/a~1b/*", []),
        ("/rows/*/cells/*", [7, 8, 9]),
    ],
)
def test_pointers_are_followed(pointer: str, amounts: list[int]) -> None:
    body = {
        "a/b": 1,
        "m~n": 2,
        "~1": 3,
        "list": [4, {"deep": 5}],
        "": 6,
        "rows": [{"cells": [7, 8]}, {"cells": [9]}, {"cells": 10}],
    }

    balances = balances_in(json.dumps(body).encode(), BalanceSource("/x", pointer))

    assert [balance.amount for balance in balances] == amounts


def test_amounts_and_currencies_that_do_not_pair_are_unknown() -> None:
    source = BalanceSource("/x", "/amounts/*", "/currencies/*")

    assert balances_in(b'{"amounts":[1,2],"currencies":["USD"]}', source) == ()


def test_one_currency_holds_for_all_amounts() -> None:
    source = BalanceSource("/x", "/amounts/*", "/currency")

    assert balances_in(b'{"amounts":[1,2],"currency":"EUR"}', source) == (
        Balance(Decimal(1), "EUR"),
        Balance(Decimal(2), "EUR"),
    )


def test_lists_of_another_length_are_not_subtracted() -> None:
    source = BalanceSource("/x", "/paid/*/sum - /used/*/sum")
    body = {"paid": [{"sum": 5}, {"sum": 7}], "used": [{"sum": 1}]}
    both = {"paid": [{"sum": 5}, {"sum": 7}], "used": [{"sum": 1}, {"sum": "x"}]}

    assert balances_in(json.dumps(body).encode(), source) == ()
    assert balances_in(json.dumps(both).encode(), source) == (Balance(Decimal(4)),)


def test_no_host_fills_the_screen_with_balances() -> None:
    assert len(balances_in(infos(*[entry("1")] * 10_000), DEEPSEEK)) == 20


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (1, Decimal(1)),
        ("0.10", Decimal("0.10")),
        (Decimal("1E-7"), Decimal("0.0000001")),
        (0.1, None),
        (True, None),
        (Decimal("NaN"), None),
        (Decimal("1E+999999"), None),
        (None, None),
    ],
)
def test_an_amount_is_exact_or_none(value: object, amount: Decimal | None) -> None:
    assert exact(value) == amount


def test_an_integer_of_thousands_of_digits_is_no_amount() -> None:
    assert exact(10**5000) is None


def test_nothing_is_below_zero_by_its_sign_alone() -> None:
    assert str(exact("-0")) == "0"


@pytest.mark.parametrize(
    "value", [None, 1, "", "US", "dollars", "U$D", "USD" * 1000, ["USD"]], ids=short
)
def test_what_is_no_currency_is_none(value: object) -> None:
    assert currency_in(value) == ""


def test_fractions_are_read_without_a_float() -> None:
    assert json_in(b'\xef\xbb\xbf{"a": 0.1, "b": 7}') == {"a": Decimal("0.1"), "b": 7}

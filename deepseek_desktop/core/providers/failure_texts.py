"""What a person reads when asking a provider failed: whose fault it is, and what to do."""

from __future__ import annotations

from deepseek_desktop.core.domain.words import words

QUOTA = words(
    "errors",
    "Your account at {provider} has no money or credits left (HTTP {status}). Top it up there.",
)
SERVER_LONG = words(
    "errors",
    "{provider} has a fault of its own and wants you to wait {wait} s (HTTP {status}). Nothing is "
    "wrong on your side; retry later. It said: {said}",
)
KEY_REFUSED = words(
    "errors",
    "{provider} refused your key (HTTP {status}). Open File > Providers… to give another, or check "
    "the environment variable {variable}.",
)
KEPT_KEY_REFUSED = words(
    "errors", "{provider} refused your key (HTTP {status}). Open File > Providers… to give another."
)
KEY_WANTED = words(
    "errors",
    "{provider} wants a key (HTTP {status}) and none is set for it. Open File > Providers… to give "
    "one.",
)
UNKNOWN_MODEL = words(
    "errors",
    "{provider} does not have this model (HTTP {status}). Check the model's exact name there. "
    "It said: {said}",
)
NO_PATH = words(
    "errors",
    "{provider} knows neither this address nor this model (HTTP {status}). Check the base URL and "
    "the model's exact name. It said: {said}",
)
TOO_FAST = words(
    "errors",
    "{provider} says you are asking too fast or too much at once (HTTP {status}). Wait a little, "
    "then retry.",
)
TOO_FAST_WAIT = words(
    "errors",
    "{provider} says you are asking too fast or too much at once (HTTP {status}). Wait {wait} s, "
    "then retry.",
)
SERVER = words(
    "errors",
    "{provider} has a fault of its own (HTTP {status}). Nothing is wrong on your side; retry in a "
    "moment. It said: {said}",
)
REFUSED = words(
    "errors",
    "{provider} refused the request (HTTP {status}). Change the prompt or the model. It said: "
    "{said}",
)
MOVED = words(
    "errors",
    "The address of {provider} has moved to {target} (HTTP {status}). Nothing was sent there; "
    "change the base URL if you trust it.",
)
NOT_TAKEN = words(
    "errors",
    "{provider} does not take this kind of request at {host} (HTTP {status}). Check the base URL "
    "and the model's exact name.",
)
PARAMETER = words(
    "errors",
    "{provider} refuses “{parameter}” for this model (HTTP {status}). Retry without it. It said: "
    "{said}",
)
CONTEXT = words(
    "errors",
    "The prompt is longer than this model of {provider} can read (HTTP {status}). Shorten it, or "
    "begin a new conversation; it is kept. It said: {said}",
)
TOO_LARGE = words(
    "errors",
    "The request is larger than {provider} takes (HTTP {status}). Shorten the prompt; it is kept.",
)
FILTERED = words(
    "errors",
    "The content filter of {provider} refused the prompt (HTTP {status}). Change the prompt.",
)
LOADING = words(
    "errors", "{provider} is still loading its model (HTTP {status}). It is asked again by itself."
)
TOO_FAST_LONG = words(
    "errors",
    "{provider} says you are asking too fast or too much at once and wants you to wait {wait} s "
    "(HTTP {status}). That is too long to wait for here; retry later.",
)
IN_STREAM = words(
    "errors", "{provider} reported an error in mid-reply. Its fault; retry. It said: {said}"
)
NO_SUCH_HOST = words(
    "errors",
    "The host {host} was not found. Check your network connection and the base URL of {provider}.",
)
TLS_UNKNOWN = words(
    "errors",
    "No safe connection to {host}: nobody that this system trusts vouches for its certificate. "
    "Nothing was sent. A company network or a server of your own may be why: give {provider} its "
    "CA file.",
)
TLS_UNKNOWN_TO_FILE = words(
    "errors",
    "No safe connection to {host}: neither somebody that this system trusts nor the CA file of "
    "{provider} vouches for its certificate. Nothing was sent; check the file and the base URL.",
)
TLS_UNKNOWN_TO_US = words(
    "errors",
    "No safe connection to {host}: nobody that this app knows vouches for its certificate, and "
    "this system's own store of certificates was not found. Nothing was sent; give {provider} its "
    "CA file.",
)
TLS_EXPIRED = words(
    "errors",
    "No safe connection to {host}: its certificate is out of date, or your clock is wrong. Nothing "
    "was sent.",
)
TLS_OTHER_HOST = words(
    "errors",
    "No safe connection to {host}: the certificate there belongs to another host. Check the base "
    "URL and your network; nothing was sent.",
)
TLS_NONE = words(
    "errors",
    "What answers at {host} does not speak https. Check the base URL of {provider}; nothing was "
    "sent.",
)
TLS = words(
    "errors",
    "No safe connection to {host}: agreeing on one failed. Check the base URL and your network; "
    "nothing was sent.",
)
PROXY = words(
    "errors",
    "A proxy between here and {host} wants you to log in (HTTP {status}). {provider} was not "
    "reached; ask whoever runs your network.",
)
PROXY_LOGIN = words(
    "errors",
    "The proxy {proxy} wants you to log in (HTTP {status}). {provider} was not reached; ask "
    "whoever runs your network, or change the proxy in the settings.",
)
PROXY_REFUSED = words(
    "errors",
    "The proxy {proxy} did not lead to {host} (HTTP {status}). {provider} was not reached; ask "
    "whoever runs the proxy, or change it in the settings.",
)
PROXY_DEAD = words(
    "errors",
    "The proxy {proxy} does not answer as one, so {provider} was not reached. Check your network, "
    "or change the proxy in the settings.",
)
NO_CONNECTION = words(
    "errors",
    "{host} did not answer in time. Check your network connection, or retry later.",
)
NOBODY_THERE = words(
    "errors",
    "Nobody answers at {host}: the connection was refused. If {provider} is a server on this "
    "machine, start it; otherwise check the base URL and your network.",
)
NOT_HTTP = words(
    "errors",
    "What answers at {host} does not speak this protocol, or hung up at once. Check the base URL "
    "of {provider}.",
)
BAD_KEY = words(
    "errors",
    "The key for {provider} holds characters that no key has. Copy it again from the provider.",
)
CUT_EARLY = words(
    "errors", "The connection to {host} broke before an answer began. Check your network; retry."
)
CUT = words(
    "errors",
    "The connection to {host} broke in mid-reply. What had arrived is kept; check your network "
    "and retry.",
)
SILENT = words(
    "errors",
    "{provider} gave no sign of life for {seconds} seconds. What had arrived is kept; retry later.",
)
PAGE = words(
    "errors",
    "{host} sent a web page instead of an answer. Check the base URL of {provider}; a network that "
    "asks you to log in does this too.",
)
NO_REPLY = words(
    "errors",
    "{host} sent something that is no answer of this protocol. Check the base URL of {provider}.",
)
DAMAGED = words(
    "errors",
    "{provider} sent too many damaged pieces to go on. What could be read is kept; retry, the "
    "fault is at the provider.",
)
OVERSIZED = words(
    "errors",
    "{provider} sent far more than any answer holds, so the app stopped reading. What had arrived "
    "is kept.",
)
EMPTY = words(
    "errors",
    "{provider} ended its reply without a word. Nothing is wrong on your side; retry.",
)
QUOTA_SAID = words(
    "errors",
    "Your account at {provider} has no money or credits left. Top it up there. It said: {said}",
)
UNKNOWN_MODEL_SAID = words(
    "errors",
    "{provider} does not have this model. Check the model's exact name there. It said: {said}",
)
REFUSED_SAID = words(
    "errors", "{provider} refused the request. Change the prompt or the model. It said: {said}"
)
NO_LIST = words(
    "errors",
    "{provider} has no list of models that could be asked for. Take a model's name from its page.",
)
TURNED_AWAY = words(
    "errors",
    "{host} turned the request away with a web page (HTTP {status}). Your network, your region or "
    "a firewall may be why; the key was not looked at.",
)
TOO_SLOW = words(
    "errors", "{provider} gave up waiting (HTTP {status}). Nothing is wrong on your side; retry."
)

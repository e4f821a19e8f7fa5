"""A passkey in software: what a browser and its authenticator answer, made from the options that a page gives them."""

import base64
import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def text(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Authenticator:
    """One key for one account; `verifies` says whether it asks for a PIN, a face or a finger."""

    def __init__(self, origin="http://localhost", verifies=True):
        self.origin = origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(24)
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.handle = ""

    def create(self, options):
        """Answer the options of a page that adds a passkey."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        client = self._client("webauthn.create", asked["challenge"])
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        data = self._data(asked["rp"]["id"], WITH_KEY) + bytes(16) + len(self.id).to_bytes(2, "big") + self.id
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data + cbor.encode(public)})
        return self._answer({"clientDataJSON": text(client), "attestationObject": text(attestation)})

    def get(self, options, rp="localhost"):
        """Answer the options of a page that asks for a passkey."""
        asked = options["publicKey"]
        client = self._client("webauthn.get", asked["challenge"])
        data = self._data(asked.get("rpId", rp))
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": text(client),
                "authenticatorData": text(data),
                "signature": text(signature),
                "userHandle": self.handle,
            }
        )

    def _client(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _data(self, rp, more=0):
        return hashlib.sha256(rp.encode()).digest() + bytes([self.flags | more]) + bytes(4)

    def _answer(self, response):
        answer = {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        return json.dumps({**answer, "clientExtensionResults": {}, "authenticatorAttachment": "platform"})

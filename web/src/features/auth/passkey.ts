// Asks a passkey of the browser, in the words of the API (base64url).
import type { components } from "@/api/schema";

type PasskeyRequest = components["schemas"]["PasskeyRequest"];
type PasskeyAnswer = components["schemas"]["PasskeyAnswer"];

function bytesOf(text: string) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer) {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export async function askPasskey(request: PasskeyRequest): Promise<PasskeyAnswer> {
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: bytesOf(request.challenge),
      rpId: request.rpId,
      timeout: request.timeout,
      userVerification: request.userVerification as UserVerificationRequirement,
      allowCredentials: request.allowCredentials.map((one) => ({ type: "public-key", id: bytesOf(one.id) })),
    },
  });
  const { rawId, response } = found as PublicKeyCredential;
  const assertion = response as AuthenticatorAssertionResponse;
  return {
    credentialId: textOf(rawId),
    clientData: textOf(assertion.clientDataJSON),
    authenticatorData: textOf(assertion.authenticatorData),
    signature: textOf(assertion.signature),
    userHandle: assertion.userHandle ? textOf(assertion.userHandle) : null,
  };
}

// Makes and asks passkeys of the browser, in the words of the API (base64url).
import type { components } from "@/api/schema";

type PasskeyRequest = components["schemas"]["PasskeyRequest"];
type PasskeyAnswer = components["schemas"]["PasskeyAnswer"];
type PasskeyCreation = components["schemas"]["PasskeyCreation"];
type NewPasskey = components["schemas"]["NewPasskey"];

export const canMakePasskeys = () => typeof PublicKeyCredential !== "undefined";

const known = ({ id }: { id: string }) => ({ type: "public-key" as const, id: bytesOf(id) });

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
      allowCredentials: request.allowCredentials.map(known),
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

export async function makePasskey(proposal: PasskeyCreation): Promise<NewPasskey> {
  const { rp, user, timeout, challenge, authenticatorSelection } = proposal;
  const made = await navigator.credentials.create({
    publicKey: {
      rp,
      user: { ...user, id: bytesOf(user.id) },
      timeout,
      challenge: bytesOf(challenge),
      pubKeyCredParams: proposal.pubKeyCredParams as PublicKeyCredentialParameters[],
      excludeCredentials: proposal.excludeCredentials.map(known),
      authenticatorSelection: authenticatorSelection as AuthenticatorSelectionCriteria,
      attestation: proposal.attestation as AttestationConveyancePreference,
    },
  });
  const response = (made as PublicKeyCredential).response as AuthenticatorAttestationResponse;
  return {
    clientData: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.getAuthenticatorData()),
    transports: response.getTransports(),
  };
}

import type { Sentence } from "../server-words";

// The server's words that have no code; the order of names is the same in both.
export const sentences: readonly Sentence[] = [
  // deployments
  [
    "An internal error stopped the deployment. Please try again.",
    "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.",
  ],
  ["Branch '{}' does not exist in {}.", "Den Zweig „{}“ gibt es in {} nicht."],
  ["The repository {} does not exist.", "Das Repository {} gibt es nicht."],
  [
    "The repository {} does not exist or is not public.",
    "Das Repository {} gibt es nicht, oder es ist nicht öffentlich.",
  ],
  [
    "The repository {} has moved; give its new address.",
    "Das Repository {} ist umgezogen; geben Sie seine neue Adresse an.",
  ],
  ["The repository {} holds unsafe content: {}", "Das Repository {} enthält Unsicheres: {}"],
  ["The repository {} cannot be reached: {}", "Das Repository {} ist nicht zu erreichen: {}"],
  ["The repository {} is larger than {}.", "Das Repository {} ist größer als {}."],
  ["The repository {} holds more than {} files.", "Das Repository {} enthält mehr als {} Dateien."],
  ["Fetching {} took longer than {}.", "Das Holen von {} dauerte länger als {}."],
  ["Fetching {} failed: {}", "Das Holen von {} ist misslungen: {}"],
  ["This deployment was taken back.", "Diese Veröffentlichung wurde zurückgenommen."],
  ["The site does not answer as it should: {}", "Die Website antwortet nicht, wie sie sollte: {}"],
  ["The site's container does not answer: {}", "Der Container der Website antwortet nicht: {}"],
  ["the front page of https://{} answers {}", "die Startseite von https://{} antwortet mit {}"],
  ["https://{} serves another release", "https://{} zeigt einen anderen Stand"],
  ["https://{} answers {}", "https://{} antwortet mit {}"],
  ["No answer from {}: {}.", "Keine Antwort von {}: {}."],
  ["The host {} does not exist.", "Den Host {} gibt es nicht."],
  [
    "The address of {} could not be looked up in time.",
    "Die Adresse von {} war nicht rechtzeitig zu ermitteln.",
  ],
  [
    "The certificate authority did not finish in time for {}.",
    "Die Zertifizierungsstelle war für {} nicht rechtzeitig fertig.",
  ],
  ["The domain {} belongs to the platform.", "Die Domain {} gehört der Plattform."],
  ["No zone of this server holds {}.", "Keine Zone dieses Servers enthält {}."],
  ["The name server refused the record: {}", "Der Nameserver hat den Eintrag abgelehnt: {}"],
  [
    "The worker stopped in the middle of the last attempt.",
    "Der letzte Versuch wurde mittendrin unterbrochen.",
  ],
  // an agency's own address, and domains for identity providers
  [
    "There is no TXT record {} yet. DNS may take some time to show a new one.",
    "Einen TXT-Eintrag {} gibt es noch nicht. Es kann etwas dauern, bis das DNS einen neuen zeigt.",
  ],
  ["The TXT record {} has another value than {}.", "Der TXT-Eintrag {} hat einen anderen Wert als {}."],
  [
    "{} leads nowhere yet. Set its CNAME or A record.",
    "{} führt noch nirgendwohin. Setzen Sie einen CNAME- oder A-Eintrag.",
  ],
  ["{} leads to {} and not to {}.", "{} führt zu {} und nicht zu {}."],
  [
    "This domain leads somewhere on this platform already.",
    "Diese Domain führt auf dieser Plattform schon woandershin.",
  ],
  ["The name servers do not answer.", "Die Nameserver antworten nicht."],
  ["Leads the name to the platform.", "Führt den Namen zur Plattform."],
  [
    "In place of the CNAME where a domain itself allows none.",
    "Statt des CNAME, wo eine Domain selbst keinen erlaubt.",
  ],
  ["Proves that the name is yours.", "Beweist, dass der Name Ihnen gehört."],
  ["The TXT record is not there yet.", "Der TXT-Eintrag ist noch nicht da."],
  ["Another agency has proven this domain.", "Eine andere Agentur hat diese Domain bewiesen."],
];

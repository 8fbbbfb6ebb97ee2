import type { Messages } from "..";

export const landing: Messages["landing"] = {
  name: "Dominant Digital Empire",
  signIn: "Anmelden",
  register: "Agentur registrieren",
  headline: "Das Betriebssystem Ihrer Webagentur",
  claim:
    "Fügen Sie einen Kunden hinzu, und Sekunden später ist seine Website über HTTPS online: in einer eigenen Sandbox, mit DNS-Eintrag, Zertifikat und Ihrer Marke darauf.",
  see: "Tarife ansehen",
  tour: {
    make: {
      title: "Vom Namen zur Website",
      text: "Vier kurze Schritte, und die Website wird vor Ihren Augen gebaut, zertifiziert und geprüft.",
      points: [
        "Sehen Sie sich in jeder Vorlage um, bevor Sie wählen",
        "Die Domain wird geprüft, während Sie tippen",
        "Jede Website läuft in ihrer eigenen Sandbox",
      ],
    },
    keep: {
      title: "Sofort sehen, was Sie braucht",
      text: "Ein Bildschirm für alle Kunden: was online ist, was fehlschlug und warum, und wer was getan hat.",
      points: [
        "Mit einem Klick zurück zu einer früheren Version",
        "Jede Änderung ist festgehalten, und niemand ändert sie unbemerkt",
        "Der Verbrauch Ihres Tarifs, bevor er Sie überrascht",
      ],
    },
    have: {
      title: "Ihr Kunde sieht Sie",
      text: "Ihre Kunden melden sich unter Ihrer Adresse an und finden ihre Website, in Ihren Farben und unter Ihrem Namen.",
      points: [
        "Ihre Domain, mit einem Zertifikat, das sich selbst erneuert",
        "E-Mails von Ihrer Agentur, nicht von uns",
        "Jeder Kunde sieht seine eigene Website und sonst nichts",
      ],
    },
  },
  plansTitle: "Tarife",
  perMonth: "im Monat",
  clients: (count) => `${count} Kunden`,
  seats: (count) => `${count} Personen Ihrer Agentur`,
  requests: (count) => `${count} API-Anfragen in der Minute`,
  pointsTitle: "Was Sie bekommen",
  points: [
    [
      "Online in Sekunden",
      "Vorlage, DNS, Zertifikat und Sandbox entstehen von selbst. Sehen Sie jedem Schritt dabei zu.",
    ],
    [
      "Ihre Marke",
      "Ihre Domain, Ihr Logo, Ihre Farben und Ihr Absender. Kunden sehen Ihre Agentur und sonst niemanden.",
    ],
    [
      "Eine kaputte Version bleibt nicht",
      "Was die Prüfung nicht besteht, wird zurückgenommen; die letzte gute bleibt online.",
    ],
    ["Mandanten getrennt", "In der Datenbank selbst, durch erzwungene Sicherheit auf Zeilenebene."],
    ["Zuerst die Tastatur", "Alles ist wenige Tasten entfernt, hell und dunkel, auf jedem Bildschirm."],
    ["Zuerst eine API", "Jeder Bildschirm nutzt die öffentliche API. Das können Sie auch."],
  ],
  endingTitle: "Ihr erster Kunde kann heute online sein",
  endingText: "Registrieren, Marke einstellen, Kunden hinzufügen. Es dauert ein paar Minuten.",
  footer: "Mehr",
  reference: "API-Referenz",
};

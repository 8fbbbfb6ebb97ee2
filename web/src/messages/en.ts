// English: the words of the app, in one file a place.
import { auth } from "./en/auth";
import { clients } from "./en/clients";
import { dashboard } from "./en/dashboard";
import { deployments } from "./en/deployments";
import { failures } from "./en/failures";
import { landing } from "./en/landing";
import { shell } from "./en/shell";
import { ui } from "./en/ui";

export const en = { auth, clients, dashboard, deployments, failures, landing, shell, ui };

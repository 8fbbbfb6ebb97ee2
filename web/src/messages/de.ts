// German: the words of the app, in one file a place. What is missing does not compile.
import type { Messages } from ".";
import { account } from "./de/account";
import { apiKeys } from "./de/api-keys";
import { audit } from "./de/audit";
import { auth } from "./de/auth";
import { billing } from "./de/billing";
import { clientArea } from "./de/client-area";
import { clients } from "./de/clients";
import { dashboard } from "./de/dashboard";
import { deployments } from "./de/deployments";
import { failures } from "./de/failures";
import { forms } from "./de/forms";
import { landing } from "./de/landing";
import { members } from "./de/members";
import { roles } from "./de/roles";
import { settings } from "./de/settings";
import { shell } from "./de/shell";
import { ui } from "./de/ui";

export const de: Messages = {
  account,
  apiKeys,
  audit,
  auth,
  billing,
  clientArea,
  clients,
  dashboard,
  deployments,
  failures,
  forms,
  landing,
  members,
  roles,
  settings,
  shell,
  ui,
};

import type { Told } from "../tell.ts";
import { accessories } from "./accessories.ts";
import { app } from "./app.ts";
import { chassisBrakes } from "./chassis-brakes.ts";
import { chassisSteering } from "./chassis-steering.ts";
import { driveBattery } from "./drive-battery.ts";
import { driveFirmware } from "./drive-firmware.ts";
import { house } from "./house.ts";
import { news } from "./news.ts";
import { onTheRoad } from "./on-the-road.ts";
import { whatIsInYourBox } from "./what-is-in-your-box.ts";
import { wishes } from "./wishes.ts";
import { workbench } from "./workbench.ts";

/** Everything told in the demo forum, area by area. `demoForum` puts it in order of time. */
export const stories: Told[] = [
  ...news,
  ...driveFirmware,
  ...driveBattery,
  ...chassisBrakes,
  ...chassisSteering,
  ...app,
  ...accessories,
  ...onTheRoad,
  ...whatIsInYourBox,
  ...workbench,
  ...wishes,
  ...house,
];

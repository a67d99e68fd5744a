// The world map: Natural Earth 110m, projected once, in whole steps of a unit box.
import { geoCentroid, geoGraticule, geoNaturalEarth1, geoPath } from "d3-geo";
import { geoStitch } from "d3-geo-projection";
import { feature, merge } from "topojson-client";

import { DOTS, MEMBERS, NOT_DRAWN, codeOf } from "./codes.mjs";
import { asset, emptied, packaged, readJson, readText, version, writeJson, writeLicence } from "./folders.mjs";
import { area, pole } from "./rings.mjs";

const NOTE = "Boundaries as drawn by Natural Earth; no position is taken";
const STEPS = 20000; // whole steps across the unit box
const CENTRE = 11.5; // degrees east: the cut runs through the Bering Strait
const MARGIN = 0.01; // of the width, on all sides
const SMALL = 8e-5; // of the box squared: below, a shape gets a dot as well (130 square pixels at 1280)
const SPECK = 1.5e-7; // of the box squared: rings below are left out, unless they are all there is

export function buildMap() {
  const atlas = readJson(packaged("world-atlas", "countries-110m.json"));
  const fine = readJson(packaged("world-atlas", "countries-50m.json"));
  const drawn = atlas.objects.countries.geometries.filter((g) => !NOT_DRAWN.includes(codeOf(g)));

  const globe = new Map(drawn.map((g) => [codeOf(g), feature(atlas, g).geometry]));
  const union = drawn.filter((g) => MEMBERS.includes(codeOf(g)));
  globe.set("EUU", merge(atlas, union));

  const islands = new Map(DOTS.map((code) => [code, centre(fine, code)]));
  const path = fitted([...globe.values(), ...islands.values()]);
  const shapes = {};
  for (const code of [...globe.keys()].sort()) shapes[code] = shape(flat(path, globe.get(code)));
  shapes.EUU.members = MEMBERS;
  for (const [code, { coordinates }] of islands) {
    shapes[code] = { anchor: path.projection(coordinates).map(Math.round), dot: true, polygons: [] };
  }

  const sorted = Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
  emptied("map");
  writeJson(asset("map", "world.json"), {
    note: NOTE,
    projection: `Natural Earth, centred on ${CENTRE} degrees east`,
    steps: STEPS,
    height: path.height,
    graticule: graticule(path),
    shapes: sorted,
  });
  writeLicence(
    "map",
    `${NOTE}.

world.json is made from Natural Earth (public domain, https://www.naturalearthdata.com), as packed
in world-atlas ${version("world-atlas")} (ISC, below), projected and rounded by tools/assets/map.mjs.`,
    readText(packaged("world-atlas", "LICENSE")),
  );
  return `${Object.keys(sorted).length} shapes and dots, height ${path.height / STEPS}`;
}

/** The projection of the whole world, with the land filling the box. */
function fitted(geometries) {
  const projection = geoNaturalEarth1().rotate([-CENTRE, 0]).precision(0.02).scale(1000).translate([0, 0]);
  const world = { type: "GeometryCollection", geometries: geometries.map((g) => geoStitch(g)) };
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(world);
  const edge = MARGIN * (right - left);
  const scale = STEPS / (right - left + 2 * edge);
  projection.scale(1000 * scale).precision(STEPS / 8000);
  projection.translate([(edge - left) * scale, (edge - top) * scale]);
  const height = Math.ceil((bottom - top + 2 * edge) * scale);
  return { projection, height };
}

/** Polygons of a geometry on the plane, as rings of points. */
function flat({ projection }, geometry) {
  const polygons = [];
  let ring;
  const context = {
    moveTo: (x, y) => polygons.at(-1).push((ring = [[x, y]])),
    lineTo: (x, y) => ring.push([x, y]),
    closePath: () => {},
    arc: () => {},
  };
  const draw = geoPath(projection, context);
  const stitched = geoStitch(geometry);
  const parts = stitched.type === "Polygon" ? [stitched.coordinates] : stitched.coordinates;
  for (const coordinates of parts) {
    polygons.push([]);
    draw({ type: "Polygon", coordinates });
  }
  return polygons.map((rings) => rings.map(rounded));
}

/** Whole steps, without a point twice in a row. */
function rounded(ring) {
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(y)]);
  return points.filter(([x, y], i) => {
    const [u, v] = points[(i + points.length - 1) % points.length];
    return x !== u || y !== v;
  });
}

function shape(polygons) {
  const size = ([outer]) => area(outer) / STEPS ** 2;
  const sound = polygons.map((rings) => rings.filter((r) => r.length > 3)).filter((r) => r.length > 0);
  const sorted = sound.sort((a, b) => size(b) - size(a));
  const kept = sorted.filter((rings, i) => i === 0 || size(rings) >= SPECK);
  const total = kept.reduce((sum, rings) => sum + size(rings), 0);
  return {
    anchor: pole(kept[0]),
    dot: total < SMALL,
    polygons: kept.map((rings) => rings.map((ring) => ring.flat())),
  };
}

/** The middle of the largest island of a country. */
function centre(atlas, code) {
  const found = atlas.objects.countries.geometries.filter((g) => g.id && codeOf(g) === code);
  if (found.length !== 1) throw new Error(`${found.length} shapes of ${code}`);
  const { type, coordinates } = feature(atlas, found[0]).geometry;
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  parts.sort((a, b) => area(b[0]) - area(a[0]));
  return { type: "Point", coordinates: geoCentroid({ type: "Polygon", coordinates: parts[0] }) };
}

/** Lines every 30 degrees, cut to the box. */
function graticule({ projection, height }) {
  const lines = [];
  let line = [];
  const end = () => {
    if (line.length > 2) lines.push(line);
    line = [];
  };
  const step = (x, y) => {
    if (x < 0 || x > STEPS || y < 0 || y > height) end();
    else line.push(Math.round(x), Math.round(y));
  };
  const context = { moveTo: (x, y) => (end(), step(x, y)), lineTo: step, closePath: end, arc: () => {} };
  geoPath(projection, context)(geoGraticule().step([30, 30]).precision(3)());
  end();
  return lines;
}

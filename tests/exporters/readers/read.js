// Reads a GraphML or GEXF file as Gephi Lite does and prints what it kept.
const fs = require("fs");
const { MultiDirectedGraph } = require("graphology");
const readers = { graphml: require("graphology-graphml"), gexf: require("graphology-gexf") };

const [, , format, path] = process.argv;
const graph = readers[format].parse(MultiDirectedGraph, fs.readFileSync(path, "utf8"));
const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
const edges = graph.mapEdges((key, attributes, source, target) => ({ key, source, target, ...attributes }));
process.stdout.write(JSON.stringify({ nodes, edges }));

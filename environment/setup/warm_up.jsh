// What notebooks use first: its classes go into the archive. An empty line separates two cells.

var run = Run.start("01-eda");
run

var catalogue = Catalogue.open(run);
catalogue

var choice = GenreChoice.mostFrequent(catalogue.tracks(), run.settings().genres());
var tracks = choice.labels().select(catalogue.tracks());
run.writeTable("tracks.csv", tracks);
tracks.summarize("popularity", mean).by("track_genre")

record Values(List<String> features, double[][] matrix) {}
var values = new Values(Features.in(tracks), Features.matrix(tracks));
run.write("preprocessing.json", values);
Chart.heatmap("", "", "", values.features(), values.features(), cor(values.matrix()), ".2f")

Chart.of("", "", "").boxes("", Map.of("tempo", tracks.numberColumn("tempo").asDoubleArray()))

var scaler = StandardScaler.fit(values.features(), values.matrix());
double[][] inputs = scaler.transform(values.matrix());
int[] labels = choice.labels().encode(tracks);
var device = Devices.choose(run.settings().device());
var manager = NDManager.newBaseManager(device);
var x = manager.create(inputs).toType(DataType.FLOAT32, false);
var y = manager.create(labels);

var architecture = new Mlp(values.features().size(), List.of(16), choice.labels().size(), 0.3f);
var model = Model.newInstance("warm-up", device);
model.setBlock(architecture.block());
var trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
    .optDevices(new Device[] {device})
    .optOptimizer(Optimizer.adam().build()));
trainer.initialize(x.getShape());
Chart lossCurve(Table history) {
    return Chart.of(LinePlot.create("", history, "epoch", "loss"));
}
var history = new TrainingLog(2, h -> lossCurve(h));
while (history.hasNext()) {
    try (var scope = new NDScope(); var gradients = trainer.newGradientCollector()) {
        var loss = trainer.getLoss().evaluate(new NDList(y), trainer.forward(new NDList(x)));
        gradients.backward(loss);
        history.add(loss.getFloat());
    }
    trainer.step();
}
printf("%s%n", history.summary());

double[][] probabilities = GenreTranslator.predict(model, inputs);
int[] predicted = Stream.of(probabilities).mapToInt(Scores::mostProbable).toArray();
var confusion = ConfusionMatrix.of(choice.labels().genres(), labels, predicted);
ClassificationReport.of(confusion)

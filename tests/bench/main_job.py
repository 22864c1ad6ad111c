# %% [markdown]
# # The main job in Python
#
# What the notebooks 01 to 05 do, as plain code of pandas, seaborn, scikit-learn and stock PyTorch.
# `jobs.py` makes a notebook of this file, and nbconvert executes it.

# %%
import os

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix, f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler
from torch import nn

FEATURES = (
    "popularity duration_ms danceability energy loudness speechiness acousticness instrumentalness liveness valence tempo".split()
)
SEED, EPOCHS = 42, int(os.environ.get("BENCH_EPOCHS", "500"))
sns.set_theme()

# %%
tracks = pd.read_csv(os.environ["BENCH_DATASET"], index_col=0)
tracks.head()

# %%
print(f"{tracks.duplicated().sum()} rows are exact copies of another row")
pd.DataFrame({"type": tracks.dtypes, "missing": tracks.isna().sum(), "distinct": tracks.nunique()})

# %%
plt.figure(figsize=(10, 8))
sns.heatmap(tracks[FEATURES].corr(), annot=True, fmt=".2f", cmap="RdBu_r", vmin=-1, vmax=1)
plt.title("Correlation of the features, all rows")
plt.show()

# %%
popularity = tracks.groupby("track_genre")["popularity"].mean().sort_values(ascending=False)
plt.figure(figsize=(10, 20))
sns.barplot(x=popularity.values, y=popularity.index)
plt.title("Mean popularity by genre")
plt.show()

# %%
genres = tracks["track_genre"].value_counts(sort=False).sort_index().nlargest(10).index
chosen = tracks[tracks["track_genre"].isin(genres)].reset_index(drop=True)
means = chosen.groupby("track_genre")[FEATURES].mean()
effects = (means - chosen[FEATURES].mean()) / chosen[FEATURES].std()
plt.figure(figsize=(11, 6))
sns.heatmap(effects, annot=means, fmt=".3g", cmap="RdBu_r", center=0)
plt.title("Mean of each feature by genre")
plt.show()

# %%
figure, axes = plt.subplots(4, 3, figsize=(18, 20))
for feature, ax in zip(FEATURES, axes.flat):
    sns.boxplot(chosen, x=feature, y="track_genre", ax=ax)
figure.tight_layout()
plt.show()
print(effects.round(2).to_string())
print(chosen[["energy", "loudness"]].corr())
both = set(chosen["track_id"][chosen["track_genre"] == "alt-rock"]) & set(chosen["track_id"][chosen["track_genre"] == "alternative"])
print(f"{len(both)} tracks are listed as alt-rock and as alternative")

# %%
encoder = LabelEncoder().fit(chosen["track_genre"])
labels = encoder.transform(chosen["track_genre"])
train, test = train_test_split(np.arange(len(chosen)), test_size=0.2, stratify=labels, random_state=SEED)
print(f"{len(train)} training rows, {len(test)} test rows")
known = chosen["track_id"][test].isin(chosen["track_id"][train]).mean()
print(f"{known:.1%} of test rows have their track in the training set")

# %%
chosen.loc[train, FEATURES].hist(figsize=(14, 10), bins=40)
plt.show()
scaler = StandardScaler().fit(chosen.loc[train, FEATURES])
x_train = scaler.transform(chosen.loc[train, FEATURES])
x_test = scaler.transform(chosen.loc[test, FEATURES])
plt.figure(figsize=(12, 6))
sns.boxplot(pd.DataFrame(x_train, columns=FEATURES))
plt.title("Features of the training rows after scaling")
plt.show()

# %%
torch.manual_seed(SEED)
network = nn.Sequential(
    nn.Linear(len(FEATURES), 256), nn.ReLU(), nn.Dropout(0.3),
    nn.Linear(256, 512), nn.ReLU(), nn.Dropout(0.3),
    nn.Linear(512, len(genres)),
)  # fmt: skip
print(network)
print(sum(parameter.numel() for parameter in network.parameters()), "parameters")

# %%
x = torch.tensor(x_train, dtype=torch.float32)
y = torch.tensor(labels[train])
cross_entropy = nn.CrossEntropyLoss()
adam = torch.optim.Adam(network.parameters(), lr=1e-3)
losses = []
for epoch in range(1, EPOCHS + 1):
    adam.zero_grad()
    loss = cross_entropy(network(x), y)
    loss.backward()
    adam.step()
    losses.append(loss.item())
    if epoch % 50 == 0:
        print(f"epoch {epoch}: loss {losses[-1]:.4f}")
plt.figure(figsize=(10, 5))
plt.plot(losses)
plt.title("Training loss")
plt.show()

# %%
network.eval()
with torch.inference_mode():
    probabilities = network(torch.tensor(x_test, dtype=torch.float32)).softmax(1).numpy()
predicted = probabilities.argmax(1)
print(classification_report(labels[test], predicted, target_names=encoder.classes_))

# %%
linear = LogisticRegression(max_iter=1000).fit(x_train, labels[train])
print(f"logistic regression: {accuracy_score(labels[test], linear.predict(x_test)):.4f}")

# %%
plt.figure(figsize=(10, 8))
sns.heatmap(
    confusion_matrix(labels[test], predicted), annot=True, fmt="d",
    xticklabels=encoder.classes_, yticklabels=encoder.classes_,
)  # fmt: skip
plt.title("Confusion matrix of the test rows")
plt.show()

# %%
f1 = pd.Series(f1_score(labels[test], predicted, average=None), index=encoder.classes_).sort_values(ascending=False)
sns.barplot(x=f1.values, y=f1.index)
plt.title("F1 by genre, test rows")
plt.show()

# %%
published = pd.Series(
    {"black-metal": 0.92, "ambient": 0.81, "bluegrass": 0.80, "afrobeat": 0.77, "blues": 0.57, "alternative": 0.44, "alt-rock": 0.29}
)
pd.DataFrame({"published": published, "here": f1[published.index]}).plot.bar(title="F1 by genre, published and here")
plt.show()
print(f"accuracy {accuracy_score(labels[test], predicted):.4f}")
